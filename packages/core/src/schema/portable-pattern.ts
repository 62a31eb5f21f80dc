const changesMeaning = /[imsv]/

/** Whether a pattern means the same in JSON Schema, which has no flags but `u`. */
export function isPortable({ source, flags }: RegExp): boolean {
  if (changesMeaning.test(flags)) return false
  try {
    new RegExp(source, 'u')
    return true
  } catch {
    return false
  }
}
