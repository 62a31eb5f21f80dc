import type { Component } from 'vue'

/** The components that pages of models use, by the name they have there. */
export const catalogue: Readonly<Record<string, Component>> = {}
