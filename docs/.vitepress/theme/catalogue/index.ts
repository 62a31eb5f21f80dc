import './catalogue.css'
import { type Component, defineAsyncComponent } from 'vue'

/** The components that pages of models use, by the name they have there. Only such a page loads them. */
export const catalogue: Readonly<Record<string, Component>> = {
  ModelCatalogue: defineAsyncComponent(() => import('./ModelCatalogue.vue')),
}
