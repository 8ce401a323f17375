/** All acts on paragraphs, as one module: they are loaded with the first of them. */
export { changeKinds, joinWithNext, splitAt } from './dividing.ts'
export { acceptRepairs, suggestions } from './repairs.ts'
export { decideDivision, waitingDivisions } from './decide.ts'
