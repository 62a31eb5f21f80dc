/** What `--help` tells. */
export const help = `Usage: mediaplug mcp [options]

Serves the models of the installed providers to an agent, over standard input and output (MCP).

Options:
  --folder <path>         a folder to read files from; may be repeated. Results are saved in the first.
                          Default: the folders that the host tells, else the working directory
  --project <path>        where the providers are installed. Default: the working directory
  --tools <few|models>    a few tools for all models, or one for each model. Default: few
  --max-tasks <n>         how many paid tasks a session may begin. Default: any number
  --call-seconds <n>      how long a call may last before it gives the handle, up to 45. Default: 45
  --env-file <path>       a file of NAME=value lines, such as credentials; may be repeated
  --version               tell the version
  -h, --help              tell this
`
