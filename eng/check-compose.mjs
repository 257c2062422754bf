// Checks docker-compose.yml against the Compose specification's JSON schema, which the npm package dclint carries.
// Usage: node eng/check-compose.mjs FOLDER_OF_NODE_MODULES [COMPOSE_FILE]
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const [modules, file = 'docker-compose.yml'] = process.argv.slice(2);
const require = createRequire(join(resolve(modules), 'dclint', 'package.json'));
const Ajv = require('ajv/dist/2019.js').default;
const { parse } = require('yaml');

const schema = JSON.parse(readFileSync(join(modules, 'dclint', 'schemas', 'compose.schema.json'), 'utf8'));
const compose = parse(readFileSync(file, 'utf8'), { merge: true });
const problems = [];

const validate = new Ajv({ allErrors: true, strict: false, validateSchema: false, validateFormats: false }).compile(schema);
if (!validate(compose)) {
  problems.push(...validate.errors.map((error) => `${error.instancePath || '/'} ${error.message}`));
}

// What the schema cannot say: names that must exist.
for (const [name, service] of Object.entries(compose.services)) {
  for (const dependency of Object.keys(service.depends_on ?? {})) {
    if (!(dependency in compose.services)) problems.push(`/services/${name} depends on '${dependency}', which is no service`);
  }
  for (const volume of service.volumes ?? []) {
    const source = String(volume).split(':')[0];
    if (/^[\w-]+$/.test(source) && !(source in compose.volumes)) problems.push(`/services/${name} mounts '${source}', which is no volume`);
  }
}

problems.forEach((problem) => console.error(`${file}: ${problem}`));
console.log(problems.length === 0 ? `${file} suits the Compose schema.` : `${file}: ${problems.length} problems.`);
process.exit(problems.length === 0 ? 0 : 1);
