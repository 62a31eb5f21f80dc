import { type ExampleInput, fieldsWithFilesAs } from '../example/example-file.js'

/** The call of the tool `generate` that an agent makes, as JSON. */
export function agentSample(id: string, input: ExampleInput): string {
  const fields = fieldsWithFilesAs(input, (file) => file.text)
  return JSON.stringify({ name: 'generate', arguments: { model: id, input: fields } }, undefined, 2)
}

/** What a host runs to start the server for agents. */
export const serverCommand = (vendorPackage: string): string =>
  `npx -y -p @mediaplug/mcp -p ${vendorPackage} mediaplug-mcp`
