/** How programs that fetch pages name themselves, in small letters. */
const names: readonly string[] = [
  'bot',
  'crawl',
  'spider',
  'slurp',
  'archiver',
  'scrap',
  'fetch',
  'monitor',
  'uptime',
  'pingdom',
  'curl/',
  'wget/',
  'python-',
  'httpie',
  'go-http-client',
  'java/',
  'okhttp',
  'libwww',
  'axios',
  'node-fetch',
  'undici',
  'headlesschrome',
  'phantomjs',
  'lighthouse',
  'facebookexternalhit',
  'whatsapp/',
  'telegrambot',
  'zalo-',
  'preview',
  'validator',
  'scan',
  'feedly',
  'rss',
  'externalagent',
]

/** No browser with a person before it, as far as it says so itself. */
export const isRobot = (agent: string | undefined): boolean => {
  if (agent === undefined || agent.trim().length < 12) return true
  const lower = agent.toLowerCase()
  return names.some((name) => lower.includes(name))
}
