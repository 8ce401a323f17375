import type { ActionName } from '#domain/actions'
import { NameSelect, type NamesToChoose } from './name-select.tsx'

interface ChoiceListProps<N extends string> extends NamesToChoose<N> {
  readonly label: string
  readonly action?: ActionName
}

/** A list of names whose label is only said. */
export const ChoiceList = <N extends string>({ label, action, ...names }: ChoiceListProps<N>) => (
  <NameSelect {...names} aria-label={label} title={label} data-action={action} />
)
