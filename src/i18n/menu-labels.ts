import { chooseLanguage, languages, type Language } from './languages.ts'
import type en from './locales/en.json'

/** The words of the main process: its menus and the system's dialogs. */
export interface MenuLabels {
  readonly language: Language
  /** The label of the action of that name, such as `library.import`; null if it has none. */
  readonly action: (name: string) => string | null
  readonly menus: Readonly<typeof en.menus>
  readonly roles: Readonly<typeof en.roles>
  readonly system: Readonly<typeof en.system>
}

/**
 * Returns the labels in the language that `chooseLanguage` chooses. Only the words of that language
 * are loaded: those of all languages cost 20 ms of a start. Menus count nothing, so they need no
 * plural forms.
 */
export async function menuLabels(
  setting: string | null,
  preferred: readonly string[],
): Promise<MenuLabels> {
  const language = chooseLanguage(setting, preferred)
  const entry = languages.find(({ tag }) => tag === language)
  if (!entry) throw new Error(`no words of ${language}`)
  const { actions, menus, roles, system } = (await entry.words()).default
  return { language, action: name => wordAt(actions, name.split('.')), menus, roles, system }
}

/** `sentence` with `{{name}}` replaced by its value. */
export const filled = (sentence: string, values: Readonly<Record<string, string>>): string =>
  sentence.replace(/\{\{(\w+)\}\}/g, (all, name: string) => values[name] ?? all)

function wordAt(tree: object, path: readonly string[]): string | null {
  let at: unknown = tree
  for (const name of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return null
    at = Object.entries(at).find(([key]) => key === name)?.[1]
  }
  return typeof at === 'string' ? at : null
}
