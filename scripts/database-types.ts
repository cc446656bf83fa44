// Reads the catalogue of a migrated database and prints Kysely's table types.
import pg from 'pg'

const scalar: Record<string, string> = {
  int4: 'number',
  int8: 'bigint',
  bool: 'boolean',
  text: 'string',
  uuid: 'string',
  date: 'string',
  bytea: 'Buffer',
  timestamptz: 'Date',
  numeric: 'string',
  _text: 'string[]',
  _uuid: 'string[]',
  jsonb: 'Json',
  int2: 'number',
  float8: 'number',
}

const camel = (name: string) => name.replace(/_([a-z0-9])/g, (_, c: string) => c.toUpperCase())
const pascal = (name: string) => camel(`_${name}`)

interface Column {
  schema: string
  table: string
  column: string
  type: string
  nullable: boolean
  defaulted: boolean
}

function fieldOf(c: Column): string {
  const type = scalar[c.type]
  if (!type) throw new Error(`no TypeScript type for ${c.type} (${c.table}.${c.column})`)
  const isJson = c.type === 'jsonb'
  const orNull = c.nullable ? ' | null' : ''
  const optional = c.nullable || c.defaulted
  const value = isJson
    ? `ColumnType<unknown${orNull}, string${orNull}${optional ? ' | undefined' : ''}, string${orNull}>`
    : c.type === 'int8'
      ? `ColumnType<bigint${orNull}, bigint | number${orNull}${optional ? ' | undefined' : ''}, bigint | number${orNull}>`
      : c.defaulted
        ? `Generated<${type}${orNull}>`
        : `${type}${orNull}`
  return `  ${camel(c.column)}: ${value}`
}

/** The text of `src/platform/db/schema.ts`. */
export async function databaseTypes(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<Column>(`
      SELECT n.nspname AS schema, c.relname AS table, a.attname AS column, t.typname AS type, (c.relkind = 'r' AND NOT a.attnotnull) OR (c.relkind = 'v' AND a.attname IN ('valid_to', 'recorded_to', 'code', 'parent_id', 'of_agency_id', 'began_from', 'outcome', 'issue_number', 'issue_date')) AS nullable, a.atthasdef AS defaulted
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped JOIN pg_type t ON t.oid = a.atttypid
      WHERE c.relkind IN ('r', 'v') AND n.nspname IN ('public', 'auth') ORDER BY n.nspname DESC, c.relname, a.attnum`)
    const tables = Map.groupBy(rows, (row) => (row.schema === 'public' ? row.table : `${row.schema}.${row.table}`))
    const interfaces = [...tables].map(([name, columns]) => `export interface ${pascal(name.replace('.', '_'))}Table {\n${columns.map(fieldOf).join('\n')}\n}`)
    const all = [...tables.keys()].map(
      (name) => `  ${name.includes('.') ? `'${name.split('.').map(camel).join('.')}'` : camel(name)}: ${pascal(name.replace('.', '_'))}Table`,
    )
    return `// Made from the migrations by scripts/generate-db-types.ts; not edited by hand.\nimport type { ColumnType, Generated } from 'kysely'\n\n${interfaces.join('\n\n')}\n\nexport interface DB {\n${all.join('\n')}\n}\n`
  } finally {
    await client.end()
  }
}
