import { describe, expect, it } from 'vitest';
import { isAutomaton } from '../../src/snapshot/automaton.ts';

describe('a program under a mailbox of its own', () => {
  it.each([
    // As public histories have them.
    ['Kubernetes Prow Robot', 'k8s-ci-robot@users.noreply.github.com'],
    ['Kubernetes Prow Robot', '20407524+k8s-ci-robot@users.noreply.github.com'],
    ['Kubernetes Prow Robot', 'k8s.ci.robot@gmail.com'],
    ['k8s-ci-robot', 'k8s-ci-robot@users.noreply.github.com'],
    ['bors', 'bors@rust-lang.org'],
    ['semantic-release-bot', 'semantic-release-bot@martynus.net'],
    ['Renovate Bot', 'bot@renovateapp.com'],
    ['Gradle Bot', 'bot@gradle.com'],
    ['vue-bot', 'bot@vuejs.org'],
    ['snyk-bot', 'snyk-bot@snyk.io'],
    ['ansible-translation-bot', 'ansible-translation-bot@gmail.com'],
    // And as projects name theirs.
    ['Harborworks CI', 'ci@harborworks.example'],
    ['Weblate', 'noreply@weblate.example'],
    ['Hosted Weblate', 'hosted@weblate.example'],
    ['renovate', 'renovate@ferry.example'],
    ['Release Bot', 'release-bot@ferry.example'],
  ])('is told: %s <%s>', (name, email) => {
    expect(isAutomaton(name, email)).toBe(true);
  });

  it.each([
    // Every word for a machine is a name somewhere.
    ['Jan Bot', 'jan.bot@example.nl'],
    ['Jan Bot', 'bot@example.nl'],
    ['Jan Bot', 'jan.bot.dev@example.nl'],
    ['Jan Bot', 'jan@bot.example'],
    ['jan-bot', 'jan-bot@users.noreply.github.com'],
    ['Nathaniel BOT', 'nathanielbot@example.org'],
    ['Ci Li', 'ci.li@example.edu'],
    ['Zhang Ci', 'ci@example.org'],
    ['zhang-ci', 'zhang-ci@users.noreply.github.com'],
    ['Travis', 'travis@example.org'],
    ['Travis Build', 'tbuild@example.org'],
    ['Ian Jenkins', 'ian@jenkins-web.example'],
    ['Bors Antal', 'bors.antal@example.hu'],
    ['Mackenzie Talbot', 'talbot@example.org'],
    // People of a service, and whoever speaks of machines in one place alone.
    ['Wren Calloway', 'wren@weblate.example'],
    ['Wren Calloway', 'wren+ci@example.org'],
    ['Robot Wren', 'wren@example.org'],
    ['Release Team', 'wren@example.org'],
    ['', ''],
  ])('is not taken of a person: %s <%s>', (name, email) => {
    expect(isAutomaton(name, email)).toBe(false);
  });
});
