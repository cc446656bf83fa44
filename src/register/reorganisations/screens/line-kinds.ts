import type { LineKind } from '../act-line.ts'

/** In the order in which they are offered: what resolutions say most often first. */
export const lineKinds: readonly LineKind[] = ['merge', 'establish', 'rename', 'split', 'transfer', 'move', 'dissolve', 'reclassify']
