import { onMounted, onUnmounted, type Ref, ref, watch } from 'vue'
import { fromQuery, type ModelFilter, noFilter, toQuery } from '../../../dist/catalogue/overview/filter.js'

/** A filter that stands in the address of the page, so that it can be linked to and is there after a reload. */
export function useFilter(): Ref<ModelFilter> {
  const filter = ref<ModelFilter>({ ...noFilter })
  const read = (): void => {
    filter.value = fromQuery(location.search)
  }
  onMounted(() => {
    read()
    addEventListener('popstate', read)
    watch(
      filter,
      (wanted) => {
        const query = toQuery(wanted)
        const address = `${location.pathname}${query === '' ? '' : `?${query}`}${location.hash}`
        history.replaceState(history.state, '', address)
      },
      { deep: true },
    )
  })
  onUnmounted(() => removeEventListener('popstate', read))
  return filter
}
