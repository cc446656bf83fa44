import type { Composition } from './composition.ts'
import { unboundIn } from './unbound.ts'
import { ownTexts } from './wording.ts'

/** Every number of the composer's own words that no figure stands behind, section by section. */
export const unboundOf = ({ template, wording, figures }: Pick<Composition, 'template' | 'wording' | 'figures'>) =>
  ownTexts(template, wording).flatMap(({ section, name, text }) => unboundIn(text, figures).map((one) => ({ section, name, ...one })))
