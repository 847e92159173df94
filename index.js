// n8n reads the nodes and credentials that package.json lists; this file is only for hosts that insist on a main module.
