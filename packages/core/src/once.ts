/**
 * Makes something when it is first asked for, and keeps it.
 *
 * Schemas cost more to make than everything else that an import does, and most programs use few of them.
 */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
