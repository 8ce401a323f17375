import { chooseLanguage, type Language } from './languages.ts'
import type en from './locales/en.json'
import { resources } from './resources.ts'

/** What the main process says: its menus and the system's dialogs. */
export interface MenuLabels {
  readonly language: Language
  /** The label of the action of that name, such as `library.import`; null if it has none. */
  readonly action: (name: string) => string | null
  readonly menus: Readonly<typeof en.menus>
  readonly roles: Readonly<typeof en.roles>
  readonly system: Readonly<typeof en.system>
}

/** The labels in the language that `chooseLanguage` chooses. Plain words: nothing is counted here. */
export function menuLabels(setting: string | null, preferred: readonly string[]): MenuLabels {
  const language = chooseLanguage(setting, preferred)
  const { actions, menus, roles, system } = resources[language].translation
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
