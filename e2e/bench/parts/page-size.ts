import { pageLimit, pageSize as measured } from '../../../electron/runtime/build/page-size.mjs'
import { within, type Findings } from '../measure.ts'

/** How much JavaScript the page needs before it shows the library; `npm run check` holds it to the same limit. */
export function pageSize(): Findings {
  const held = { name: 'page JavaScript at start', value: measured(), unit: 'KB' } as const
  return { measures: [within(held, pageLimit)], curves: [] }
}
