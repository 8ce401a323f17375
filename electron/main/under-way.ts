import { threadsRunning } from './keeping/in-worker.ts'

/** Whether a call to the file system, or a thread, is running in this process. */
export const isUnderWay = (): boolean =>
  threadsRunning() > 0 ||
  process.getActiveResourcesInfo().some(resource => resource.startsWith('FSReq'))
