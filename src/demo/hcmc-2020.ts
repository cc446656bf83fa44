/** The demonstration: Ho Chi Minh City, first half of 2020. Pure data; whoever loads it gives the instants and the transaction. */
export { type DemoAgency, type DemoBlock, demoAgencies, demoBodies } from './demo-agencies.ts'
export { demoChoice, demoDeclarations } from './demo-declarations.ts'
export { type DemoActivity, demoActivities } from './demo-activities.ts'
export { demoDirections, demoTargetLists } from './demo-directions.ts'
export { demoPapers } from './demo-papers.ts'
export { demoNotice, facts as demoFacts } from './facts.ts'
export { demoInstant } from './seed.ts'
