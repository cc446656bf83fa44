import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import type { DirectionRow } from '../direction.contract.ts'
import './programme.css'

/** Each target with its list and how many of it are needed: never a bare percentage. */
export function TargetLines({ targets, whole = false }: { targets: DirectionRow['targets']; whole?: boolean }) {
  const t = useT()
  const format = useFormat()
  return (
    <ul className="hc-plan-lines">
      {targets.map((target) => (
        <li key={`${target.percent} ${target.listName} ${target.listDate}`} className="hc-target">
          {t('direction.target.line', { percent: format.number(target.percent), list: target.listName })},{' '}
          <strong>
            {target.needed === null
              ? t('direction.target.needed-unknown')
              : t('direction.target.needed', { needed: format.number(target.needed), count: format.number(target.listCount ?? 0) })}
          </strong>
          {target.by.precision !== 'unknown' && <>, {t('direction.target.by', { by: format.imprecise(target.by) })}</>}
          {whole && target.listDate !== undefined && <>; {t('direction.target.list-of', { on: format.day(target.listDate) })}</>}
          {whole && target.listBasis !== undefined && <>; {t('direction.target.basis', { basis: target.listBasis })}</>}
          {whole && target.note !== undefined && <p className="hc-faint hc-programme-words">{target.note}</p>}
        </li>
      ))}
    </ul>
  )
}
