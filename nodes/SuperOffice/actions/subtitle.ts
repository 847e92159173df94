/** Where a node says which user or command it is about, whichever of them its operation has. */
const SAID = ['p.commandName', 'p.user', 'p.userName', 'p.name', 'p.associateId'];

/**
 * What stands below the name of the node: `retire: user (LISA)`. It looks at parameters as they are
 * stored: where one is an expression, n8n cannot know its value before a run, and would show no
 * subtitle at all. A choice from a list is shown by its name.
 */
export const subtitle = `={{ ((p) => {
	const shown = (value) => (value && typeof value === "object" ? value.cachedResultName || value.value : value);
	const said = [${SAID.join(', ')}].map(shown).find((value) => value && !String(value).startsWith("="));
	return p.operation + ": " + p.resource + (said ? " (" + said + ")" : "");
})($rawParameter.toJSON()) }}`;
