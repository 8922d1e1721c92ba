/** Serves the sample organization to try things by hand: `node test/github/serve.ts --port 4010`. */
import { parseArgs } from 'node:util';
import { startGitHub } from './server.ts';
import { sampleWorld } from './world/sample.ts';

const { values } = parseArgs({
  options: { port: { type: 'string', default: '0' }, key: { type: 'boolean', default: false } },
});
const world = sampleWorld();
const double = await startGitHub(world, { port: Number(values.port) });
console.log(`GitHub double of ${world.organization.login} at ${double.url}

  owner   ${double.tokens.owner}
  app     ${double.tokens.app}
  job     ${double.tokens.job}
  reader  ${double.tokens.reader}

Try
  curl -i -H "Authorization: Bearer ${double.tokens.owner}" "${double.url}/orgs/${world.organization.login}/outside_collaborators?per_page=3"

Stop with Ctrl+C.`);
if (values.key)
  console.log(
    `App ${double.app.id} (installation ${double.app.installationId})\n${double.app.privateKey()}`,
  );

process.on('SIGINT', () => {
  console.log(`\n${double.requests.map((one) => one.line).join('\n')}`);
  for (const one of double.violations)
    console.log(`violation in ${one.where} of ${one.endpoint}: ${one.problems.join('; ')}`);
  double.close().then(() => process.exit(0));
});
