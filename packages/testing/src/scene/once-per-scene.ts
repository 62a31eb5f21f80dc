import type { Scene } from './scene.js'

/** Has something done once for each scene, however many checks need it. */
export function oncePerScene<T>(act: (scene: Scene) => T): (scene: Scene) => T {
  const done = new WeakMap<Scene, { readonly result: T }>()
  return (scene) => {
    const known = done.get(scene) ?? { result: act(scene) }
    done.set(scene, known)
    return known.result
  }
}
