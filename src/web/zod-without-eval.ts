import { z } from 'zod'

// zod tries `new Function` at its first parse; the content security policy reports that as a violation. Imported before everything else.
z.config({ jitless: true })
