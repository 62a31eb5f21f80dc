import { type Application, type Context, Converter } from 'typedoc'
import { ReflectionKind } from 'typedoc/models'

/** Calls each module by what is imported: `core/provider` is what `packages/core/src/provider.ts` exports. */
export function load(app: Application): void {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, (context: Context) => {
    for (const module of context.project.getReflectionsByKind(ReflectionKind.Module)) {
      module.name = moduleName(module.name)
    }
  })
}

/** @param path - The entry file below `packages/`, without its ending: `core/src/provider`. */
function moduleName(path: string): string {
  return path.replace(/\/src(\/index)?(?=\/|$)/, '')
}
