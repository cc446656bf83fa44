import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The officers' bundle. Fastify serves `dist/web` under /app; nothing in it comes from another host. */
export default defineConfig({
  // Absolute, so that the build works from any folder.
  root: join(import.meta.dirname, 'src/web'),
  base: '/app/',
  plugins: [react()],
  build: {
    outDir: join(import.meta.dirname, 'dist/web'),
    emptyOutDir: true,
    // Data addresses would ask for `data:` in the content security policy.
    assetsInlineLimit: 0,
    // The polyfill is an inline-script-like loader for browsers that cannot run the bundle anyway.
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
})
