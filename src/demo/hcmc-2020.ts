/** The demonstration: Ho Chi Minh City, first half of 2020. Pure data; whoever loads it gives the instants and the transaction. */
export { demoAgencies, demoBodies, type DemoAgency, type DemoBlock, type DemoKind } from './demo-agencies.ts'
export { demoChoice, demoDeclarations, type DemoDeclaration } from './demo-declarations.ts'
export { demoActivities, type DemoActivity } from './demo-activities.ts'
export { demoDirections, demoTargetLists, type DemoDirection, type DemoTarget, type DemoTargetList } from './demo-directions.ts'
export { demoPapers, type DemoPaper } from './demo-papers.ts'
export { demoNotice, facts as demoFacts } from './facts.ts'
export { demoId, demoInstant, seededRandom } from './seed.ts'
