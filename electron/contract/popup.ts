/** A menu that the page shows at a place: a context menu, or the menu of a button. */
import type { ActionName } from '#domain/actions'
import * as v from 'valibot'
import { actionName, count } from './arguments.ts'

/** What the system's own editing commands do to the text that has the focus. */
export const editCommands = ['cut', 'copy', 'paste', 'pasteAndMatchStyle', 'selectAll'] as const
export type EditCommand = (typeof editCommands)[number]

/** An entry that the reader can choose; the call then returns its `id`. */
export interface PopupChoice {
  readonly id: number
  readonly label: string
  /** The action whose keys are shown beside the label. */
  readonly action?: ActionName
  /** Whether it is the one of its group that is on; absent if the group is no choice of one. */
  readonly checked?: boolean
  /** Absent means that it can be chosen. */
  readonly enabled?: boolean
}

export type PopupLine =
  | PopupChoice
  | { readonly edit: EditCommand }
  | { readonly label: string; readonly items: readonly PopupChoice[] }

/** Groups of lines, with a separator between two groups. */
export type PopupSections = readonly (readonly PopupLine[])[]

const label = v.pipe(v.string(), v.minLength(1), v.maxLength(200))

const choice = v.strictObject({
  id: count,
  label,
  action: v.exactOptional(actionName),
  checked: v.exactOptional(v.boolean()),
  enabled: v.exactOptional(v.boolean()),
})

const line = v.union([
  choice,
  v.strictObject({ edit: v.picklist(editCommands) }),
  v.strictObject({
    label,
    items: v.pipe(v.array(choice), v.minLength(1), v.maxLength(100), v.readonly()),
  }),
])

export const popupSections = v.pipe(
  v.array(v.pipe(v.array(line), v.minLength(1), v.maxLength(100), v.readonly())),
  v.minLength(1),
  v.maxLength(20),
  v.readonly(),
)

const coordinate = v.pipe(v.number(), v.finite(), v.minValue(-100_000), v.maxValue(100_000))

/** The upper left corner of a menu, in CSS pixels of the page. */
export const popupPlace = v.strictObject({ x: coordinate, y: coordinate })
export type PopupPlace = Readonly<v.InferOutput<typeof popupPlace>>
