/** Lists of any length as files: a room lays out its list once, for the download and for the long export, and is composed in `src/exporters.ts`. */
export { exporter } from './export.make.ts'
