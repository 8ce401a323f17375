/** How much is kept of templates. The check of settings needs these at each start. */

/** The longest template, its longest name and all templates as a setting, in UTF-16 code units. */
export const longestTemplate = 20_000
export const longestTemplateName = 80
export const longestTemplates = 1_000_000
export const mostTemplates = 100
/** The longest choice of a template as a setting. */
export const longestChoice = 400
