/** What is loaded with the first file that the reader brings into an open book. */
export { createBringing } from './notes/bringing.ts'
export { createReviewing } from './reviewing/reviewing.ts'
