import { createContext, useContext } from 'react'
import type { Day } from '../../../kernel/day.ts'
import type { AgencyName } from '../act.contract.ts'
import type { ActLine } from '../act-line.ts'
import type { Names } from './names.ts'

/** What the fields of a line know of the act around it. */
export interface ActScene {
  /** Agencies are those of the day before the act takes effect. */
  dayBefore: Day | undefined
  effectiveOn: Day | undefined
  lines: readonly ActLine[]
  names: Names
  /** Keeps how an agency found by a search is called. */
  remember: (agency: AgencyName) => void
}

export const ActSceneContext = createContext<ActScene | undefined>(undefined)

export function useActScene(): ActScene {
  const scene = useContext(ActSceneContext)
  if (!scene) throw new Error('fields of a line stand within an act')
  return scene
}
