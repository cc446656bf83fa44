import './zod-without-eval.ts'
import '@mantine/core/styles.layer.css'
import '@fontsource/be-vietnam-pro/400.css'
import '@fontsource/be-vietnam-pro/500.css'
import '@fontsource/be-vietnam-pro/600.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/plain-table.css'
import './styles/dialogue.css'
import './styles/print.css'

// Loaded behind the settings above: a static import would be bundled, and its schemas made, before them.
const { start } = await import('./start.tsx')
await start()
