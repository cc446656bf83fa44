import './import.css'

export interface ImportColumnsProps {
  intro: string
  columns: readonly { key: string; title: string; holds: string }[]
  after?: string
}

/** Which columns an import understands, and what each may hold. */
export function ImportColumns({ intro, columns, after }: ImportColumnsProps) {
  return (
    <>
      <p>{intro}</p>
      <dl className="hc-import-columns">
        {columns.map(({ key, title, holds }) => (
          <div key={key}>
            <dt>{title}</dt>
            <dd>{holds}</dd>
          </div>
        ))}
      </dl>
      {after !== undefined && <p className="hc-faint">{after}</p>}
    </>
  )
}
