export { undoAll as default } from '../n8n/cleanup.mts';
