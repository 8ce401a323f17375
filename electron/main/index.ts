/** The main process: its duties, in the order in which they are taken up. */
import { app, Menu } from 'electron'
import { readCommandLine } from './command-line.ts'
import { openLog } from './log.ts'
import { allowVoices, silenceChromium } from './page/offline.ts'
import { refuseProfile } from './no-profile.ts'
import { openWork } from './open-work.ts'
import { placesOf } from './places.ts'
import { enterProfile } from './profile.ts'
import { registerScheme, streamScripts } from './page/protocol.ts'
import { refuseSwitches } from './refuse-switches.ts'
import { enterSandbox } from './sandbox.ts'
import { isFirstInstance } from './single-instance.ts'
import { start } from './start.ts'
import { waitingFiles } from './files/waiting-files.ts'
import { waitingLink } from './waiting-link.ts'

// First, before anything is written: a refused program does nothing else.
const isRefused = refuseSwitches(app, process)
registerScheme()
streamScripts(app)
silenceChromium(app)
allowVoices(app, process.platform)
enterSandbox(app)
// Otherwise Electron would make a menu of its own before we draw ours.
Menu.setApplicationMenu(null)

const { profile, ...named } = readCommandLine(process.argv, {
  packaged: app.isPackaged,
  cwd: process.cwd(),
})
const entered = enterProfile(app, profile)
const places = placesOf(app.getAppPath(), entered.folder)
const waiting = waitingFiles(path => app.addRecentDocument(path))
waiting.add(named.files)
const link = waitingLink()
if (named.link !== null) link.add(named.link)
// macOS names files this way, and may do so before the program is ready.
app.on('open-file', (event, path) => {
  event.preventDefault()
  waiting.add([path])
})
// The same for links.
app.on('open-url', (event, address) => {
  event.preventDefault()
  link.add(address)
})

if (!isRefused) {
  if (entered.fault !== null) void refuseProfile(app, entered.folder, process.stderr)
  else if (isFirstInstance(app, named)) {
    const log = openLog(places.logs)
    // Opens while Chromium starts.
    const work = openWork(places, log)
    void app.whenReady().then(() => start({ places, waiting, link, log, work }))
  } else app.exit(0)
}
