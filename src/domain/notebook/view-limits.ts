/** How much is kept of views of the notebook. The check of settings needs these at each start. */

/** The most views with names, and the most of each part, in UTF-16 code units or values. */
export const viewLimits = { views: 100, name: 80, words: 400, values: 200, value: 200 } as const
/** The longest view and the longest list of views as settings, in UTF-16 code units. */
export const longestView = 50_000
export const longestViews = 500_000
