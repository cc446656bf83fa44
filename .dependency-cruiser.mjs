// Who may lean on whom. The suffixes of file names make the rules short; each rule's comment says what to do instead.
const chain = ['kernel', 'platform', 'standards', 'register', 'papers', 'qms', 'procedures', 'conformity', 'authority', 'portal']
const trade = chain.slice(2).join('|')
const rooms = `^src/(${trade})/`
const slice = `^src/(${trade})/([^/]+)/`
const bareNoun = `^src/(${trade})/(?!.*/screens/).+/(?!facade)[^./]+[.]ts$`
const kind = (k) => `[.]${k}[.]ts$`
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

export const rules = [
  rule('no-circular', 'Two files that need each other are one file or three.', {}, { circular: true }),
  rule(
    'kernel-stands-alone',
    'The kernel holds shared words. It needs nobody.',
    { path: '^src/kernel', pathNot: '[.]test[.]ts$' },
    { pathNot: '^src/kernel|node_modules/zod' },
  ),
  rule('platform-knows-no-domain', 'Plumbing that could serve another product unchanged.', { path: '^src/platform' }, { path: `${rooms}|^src/web` }),
  rule(
    'domain-is-pure',
    'A bare noun decides; it does no I/O.',
    { path: bareNoun, pathNot: 'facade[.]ts$|render-worker[.]ts$' },
    { pathNot: ['^src/kernel', 'node_modules/zod', bareNoun] },
  ),
  rule(
    'contract-is-portable',
    'Contracts run in the browser.',
    { path: kind('contract') },
    { pathNot: ['^src/kernel', 'node_modules/zod', bareNoun, kind('contract')] },
  ),
  rule(
    'sql-lives-in-store-and-queries',
    'One place to look for a query.',
    { path: rooms, pathNot: [kind('store'), kind('queries'), 'facade[.]ts$', '[.]test[.]ts$'] },
    { path: 'node_modules/(kysely|pg)/' },
  ),
  rule(
    'http-lives-in-routes',
    'Jobs and the command line call commands, too.',
    { path: rooms, pathNot: [kind('routes'), '[.]test[.]ts$'] },
    { path: '^src/platform/http|node_modules/fastify' },
  ),
  rule(
    'browser-code-stays-in-the-browser',
    'A screen knows the contract, not what is behind it.',
    { path: '/screens/|^src/web' },
    { path: ['^src/platform', kind('(store|queries|commands|routes|jobs)'), 'facade[.]ts$', '^node:'] },
  ),
  rule(
    'rooms-talk-through-the-facade',
    'Ask a room at its door.',
    { path: slice, pathNot: '/screens/' },
    { path: slice, pathNot: [`^src/$1/$2/`, 'facade[.]ts$', kind('contract'), bareNoun, '[.]json$'] },
  ),
  ...chain
    .slice(0, -1)
    .map((room, n) =>
      rule(
        `${room}-knows-nothing-above`,
        `${room} stands below ${chain.slice(n + 1).join(', ')}.`,
        { path: `^src/${room}/` },
        { path: `^src/(${chain.slice(n + 1).join('|')})/` },
      ),
    ),
  rule(
    'portal-is-preact',
    'Public pages carry no client script.',
    { path: '^src/portal', pathNot: '/screens/' },
    { path: 'node_modules/(react|react-dom|@mantine)/' },
  ),
  rule('screens-are-react', "Officers' screens are React.", { path: '/screens/|^src/web' }, { path: 'node_modules/preact' }),
  rule(
    'tests-stay-out-of-the-product',
    'What a test needs lives in tests/.',
    { path: '^src', pathNot: '[.]test[.]tsx?$' },
    { path: '[.]test[.]tsx?$|^tests/' },
  ),
  rule('bench-stays-out-of-the-product', 'What is measured does not know the measure.', { path: '^src' }, { path: '^bench/|^scripts/' }),
]

export default {
  forbidden: rules,
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.web.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
