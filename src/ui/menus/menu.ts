/**
 * Menus as data: context menus, and the menus of buttons. A line is an action, a choice of its own,
 * an editing command of the system, or a menu of choices.
 */
import type { ActionName } from '#domain/actions'
import type { EditCommand, PopupChoice, PopupLine, PopupSections } from '#services/outside'

export interface MenuChoice {
  /** Its label and keys are shown, unless there is a `label`. */
  readonly action?: ActionName
  /** Replaces the action's own label; required without an action. */
  readonly label?: string
  /** Replaces what the action does; required without an action. */
  readonly run?: () => void
  /** Whether it is the one of its group that is on. */
  readonly checked?: boolean
  /** Shown and not to be chosen, for one of a group that is always whole. */
  readonly enabled?: boolean
}

interface Submenu {
  readonly label: string
  readonly items: readonly MenuChoice[]
}

type MenuLine = MenuChoice | Submenu | { readonly edit: EditCommand }
/** Lines that belong together. */
export type MenuSection = readonly MenuLine[]
export type MenuSections = readonly MenuSection[]

interface MenuTools {
  readonly label: (action: ActionName) => string
  /** The actions that can run now. */
  readonly enabled: ReadonlySet<ActionName>
  readonly run: (action: ActionName) => void
}

/**
 * Returns `sections` as the shell shows them, and what each of their choices does, by its `id`. An
 * action that cannot run now is left out, and so is a menu or a section without lines.
 */
export function popupOf(
  sections: MenuSections,
  { label, enabled, run }: MenuTools,
): { readonly sections: PopupSections; readonly runs: readonly (() => void)[] } {
  const runs: (() => void)[] = []

  function choiceOf({ action, ...choice }: MenuChoice): PopupChoice[] {
    const words = choice.label ?? (action && label(action))
    const does = choice.run ?? (action && enabled.has(action) ? () => run(action) : null)
    if (!words || !does) return []
    const id = runs.push(does) - 1
    const { checked, enabled: isEnabled } = choice
    return [
      {
        id,
        label: shortened(words),
        ...(action && { action }),
        ...(checked !== undefined && { checked }),
        ...(isEnabled !== undefined && { enabled: isEnabled }),
      },
    ]
  }

  function lineOf(line: MenuLine): PopupLine[] {
    if ('edit' in line) return [line]
    if (!('items' in line)) return choiceOf(line)
    const items = line.items.flatMap(choiceOf)
    return items.length > 0 ? [{ label: shortened(line.label), items }] : []
  }

  const shown = sections.map(section => section.flatMap(lineOf))
  return { sections: shown.filter(lines => lines.length > 0), runs }
}

/** The longest label, in characters. Names that the reader has given can be longer. */
const longest = 60

const shortened = (label: string): string => {
  const characters = Array.from(label)
  return characters.length <= longest ? label : `${characters.slice(0, longest - 1).join('')}…`
}
