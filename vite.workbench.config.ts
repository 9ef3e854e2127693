import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

const adoptedStyles = fileURLToPath(new URL('src/workbench/adopted-styles.ts', import.meta.url))

/**
 * Antd's styles as constructed style sheets, see src/workbench/adopted-styles.ts. Fails the build when a new antd no
 * longer has the module it stands in for, since the page would then come up bare under the strict policy.
 */
function stylesWithoutElements(): Plugin {
  let found = false
  return {
    name: 'chuangyi:adopted-styles',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (!importer || !source.endsWith('/dynamicCSS')) return null
      const original = await this.resolve(source, importer, { skipSelf: true })
      if (!original?.id.includes('/@rc-component/util/es/Dom/dynamicCSS')) return null
      found = true
      return adoptedStyles
    },
    buildEnd(error) {
      if (!error && !found)
        this.error('antd no longer loads @rc-component/util/es/Dom/dynamicCSS: see adopted-styles.ts')
    },
  }
}

export default defineConfig({
  root: fileURLToPath(new URL('src/workbench', import.meta.url)),
  base: '/workbench/',
  plugins: [stylesWithoutElements(), react()],
  build: {
    outDir: fileURLToPath(new URL('dist/workbench', import.meta.url)),
    emptyOutDir: true,
    manifest: 'manifest.json',
    // the policy has no 'unsafe-inline': nothing may be inlined into the page
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
  },
})
