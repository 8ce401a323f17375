// Typed keys: this layer's program needs the augmentation of i18next.
import type {} from '#i18n/speech'
import type { AppInfo, Outside } from '#services/outside'
import type { Services as Work } from '#services/services'
import { createContext, useContext } from 'react'

/** Everything the interface works with, made once by the composition root. */
export interface UiServices extends Work {
  readonly outside: Outside
  /** Asked once, before the first paint. */
  readonly app: AppInfo
  /** The books there were at the start; null if that took so long that nobody waited for it. */
  readonly books: Listing | null
}

/** What the library answers when it is asked for its books. */
export type Listing = Awaited<ReturnType<Work['library']['list']>>

const ServicesContext = createContext<UiServices | null>(null)

export const ServicesProvider = ServicesContext.Provider

/** The services of the page around this component. */
export function useServices(): UiServices {
  const services = useContext(ServicesContext)
  if (!services) throw new Error('rendered outside ServicesProvider')
  return services
}
