import { type Context, Converter, DeclarationReflection, ProjectReflection } from 'typedoc'
import { ReflectionKind } from 'typedoc/models'
import { type MarkdownApplication, MarkdownPageEvent } from 'typedoc-plugin-markdown'
import { packages } from '../pages/packages.js'
import { linkCodes } from './error-codes.js'
import { isFactory, showAsFactory } from './factory.js'
import { apiIndex, withHead } from './head.js'

/** Makes TypeDoc's pages those of the site: named by what is imported, each with a head, factories with their settings. */
export function load(app: MarkdownApplication): void {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, (context: Context) => {
    for (const module of context.project.getReflectionsByKind(ReflectionKind.Module)) {
      module.name = moduleName(module.name)
    }
  })
  app.renderer.on(MarkdownPageEvent.END, (page: MarkdownPageEvent) => {
    const { model } = page
    if (model instanceof ProjectReflection) page.contents = apiIndex(packages())
    if (!(model instanceof DeclarationReflection)) return
    const shown = isFactory(model) ? showAsFactory(model, page.contents) : page.contents
    page.contents = withHead(model, linkCodes(shown), packages())
  })
}

/** @param path - The entry file below `packages/`, without its ending: `core/src/provider`. */
function moduleName(path: string): string {
  return path.replace(/\/src(\/index)?(?=\/|$)/, '')
}
