import { type Context, Converter, DeclarationReflection, ProjectReflection } from 'typedoc'
import { ReflectionKind } from 'typedoc/models'
import { type MarkdownApplication, MarkdownPageEvent } from 'typedoc-plugin-markdown'
import { packages } from '../pages/packages.js'
import { repository } from '../site/address.js'
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
  app.converter.on(Converter.EVENT_RESOLVE_END, ({ project }: Context) => {
    if (repository === '') nameSourcesOnly(project)
  })
  app.renderer.on(MarkdownPageEvent.END, (page: MarkdownPageEvent) => {
    const { model } = page
    if (model instanceof ProjectReflection) page.contents = apiIndex(packages())
    if (!(model instanceof DeclarationReflection)) return
    const shown = isFactory(model) ? showAsFactory(model, page.contents) : page.contents
    page.contents = withHead(model, linkCodes(shown), packages())
  })
}

/** Without a repository, there is nothing that a source could be linked to. */
function nameSourcesOnly(project: ProjectReflection): void {
  for (const reflection of project.getReflectionsByKind(ReflectionKind.All)) {
    if (!(reflection.isDeclaration() || reflection.isSignature())) continue
    for (const source of reflection.sources ?? []) delete source.url
  }
}

/** @param path - The entry file without its ending: `packages/core/src/provider`. */
function moduleName(path: string): string {
  return path.replace(/^packages\//, '').replace(/\/src(\/index)?(?=\/|$)/, '')
}
