import { declarationExporter, standingExporter } from './conformity/declarations/declaration.export.ts'
import { paperExporter } from './papers/registers/paper.export.ts'
import { incomingExporter } from './papers/incoming/incoming.export.ts'
import { personExporter } from './register/officers/person.export.ts'
import { agencyExporter } from './register/agencies/agency.export.ts'

/** Every list that may be too long for a download at once; each room adds its line. */
export const exporters = [agencyExporter, personExporter, paperExporter, incomingExporter, declarationExporter, standingExporter]
