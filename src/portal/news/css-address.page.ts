import { createHash } from 'node:crypto'
import { portalCss } from './portal-css.ts'

export const cssTag = `"${createHash('sha256').update(portalCss).digest('base64url').slice(0, 22)}"`
/** The style sheet's address changes with its content, so that it may be kept for ever. */
export const cssAddress = `/portal.css?v=${cssTag.slice(1, 9)}`
