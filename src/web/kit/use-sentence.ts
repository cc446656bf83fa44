import { useTranslation } from 'react-i18next'
import type { Refusal } from '../../kernel/refusal.ts'
import { refusalFrom } from '../answers.ts'
import { AnsweredRefusal } from '../call.ts'
import { readable } from '../readable.ts'
import { useFormat } from '../use-format.ts'

export interface Sentence {
  text: string
  /** The number by which the administrator finds a defect in the log. */
  incident: string | undefined
}

/** The sentence of a refusal: its code is the key. A code without words still says what is known. */
export function useSentence(): (error: unknown) => Sentence {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  return (error) => {
    const refusal: Refusal = refusalFrom(error)
    const incident = refusal instanceof AnsweredRefusal ? refusal.incident : undefined
    const known = i18n.exists(refusal.code)
    return { text: known ? t(refusal.code, readable(refusal.details, format)) : t('refusal.without-words', { code: refusal.code }), incident }
  }
}
