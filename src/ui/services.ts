// The augmentation of i18next that types the keys must be part of this layer's program.
import type {} from '#i18n/speech'
import type { AppInfo, Outside } from '#services/outside'
import type { Services as Work } from '#services/services'
import { createContext, useContext } from 'react'

/** Everything the interface works with, created once by the composition root. */
export interface UiServices extends Work {
  readonly outside: Outside
  /** Read once, before the first paint. */
  readonly app: AppInfo
  /** The books at the start; `null` if reading them took too long to wait for. */
  readonly books: Listing | null
  /** The names of the files that were being read when the page ended before. */
  readonly stopped: readonly string[]
}

/** What `library.list` resolves to. */
export type Listing = Awaited<ReturnType<Work['library']['list']>>

const ServicesContext = createContext<UiServices | null>(null)

export const ServicesProvider = ServicesContext.Provider

/** Returns the services of the page. */
export function useServices(): UiServices {
  const services = useContext(ServicesContext)
  if (!services) throw new Error('rendered outside ServicesProvider')
  return services
}
