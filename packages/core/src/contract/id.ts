/** What the id of a provider, and the name of a model, may consist of: they go into handles. */
export const idPart = /^[\w.-]+$/
