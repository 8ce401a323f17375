import { pageLimit, pageSize as measured } from '../../../electron/runtime/build/page-size.mjs'
import { within, type Findings } from '../measure.ts'

/**
 * Measures the JavaScript that the page loads before it shows the library. `npm run check` uses the
 * same limit.
 */
export function pageSize(): Findings {
  const held = { name: 'page JavaScript at start', value: measured(), unit: 'KB' } as const
  return { measures: [within(held, pageLimit)], curves: [] }
}
