/** Commits that tests pushed, with what stands in them: compared, listed and read by id. */
import { demand, findRepository } from '../access.ts';
import { ApiError, type Call, type Handler, ok, parameter } from '../http.ts';
import type { Revision } from '../store.ts';
import type { Repository } from '../world/model.ts';
import { type Entry, entriesBelow, objectOf, type Tree } from '../world/objects.ts';
import { utc } from '../world/zones.ts';

export const getTree: Handler = (call) => {
  const repository = readableContents(call);
  const id = parameter(call, 'tree_sha');
  const tree = treeNamed(call, repository, id);
  // Whatever the value is, `recursive=0` included.
  const all = call.query.get('recursive') === null ? tree.entries : entriesBelow(tree);
  const url = (kind: string, oid: string) =>
    `${call.base}/repos/${repository.fullName}/git/${kind}s/${oid}`;
  const { treeLimit } = call.double;
  return ok({
    sha: tree.oid,
    url: url('tree', tree.oid),
    tree: all.slice(0, treeLimit).map(({ path, mode, object }: Entry) => ({
      path: call.query.get('recursive') === null ? path.split('/').at(-1) : path,
      mode: mode.padStart(6, '0'),
      type: object.type,
      sha: object.oid,
      ...(object.type === 'blob' ? { size: object.content.length } : {}),
      ...(object.type === 'commit' ? {} : { url: url(object.type, object.oid) }),
    })),
    truncated: all.length > treeLimit,
  });
};

export const getBlob: Handler = (call) => {
  const repository = readableContents(call);
  const id = parameter(call, 'file_sha');
  const blob = call.double.store
    .revisions(repository.fullName)
    .map(({ tree }) => objectOf(tree, id))
    .find((object) => object?.type === 'blob');
  if (blob?.type !== 'blob') throw new ApiError(404, 'Not Found');
  return ok({
    sha: blob.oid,
    node_id: `B_kwDO${blob.oid}`,
    size: blob.content.length,
    url: `${call.base}/repos/${repository.fullName}/git/blobs/${blob.oid}`,
    // In lines of 60 characters, as GitHub does.
    content: blob.content.toString('base64').replace(/.{60}/g, '$&\n'),
    encoding: 'base64',
  });
};

export const compareRevisions: Handler = (call) => {
  const repository = readableContents(call);
  const [base = '', head = ''] = parameter(call, 'basehead').split('...');
  const from = revisionNamed(call, repository, base);
  const to = revisionNamed(call, repository, head);
  const before = historyOf(call, repository, from);
  const after = historyOf(call, repository, to);
  const shared = after.find((revision) => before.includes(revision));
  if (shared === undefined) {
    throw new ApiError(404, `No common ancestor between ${base} and ${head}.`);
  }
  const ahead = after.filter((revision) => !before.includes(revision));
  const behind = before.filter((revision) => !after.includes(revision));
  const page = `https://github.com/${repository.fullName}/compare/${base}...${head}`;
  return ok({
    url: `${call.base}${call.path}`,
    html_url: page,
    permalink_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    base_commit: commitShape(call, repository, from),
    merge_base_commit: commitShape(call, repository, shared),
    status:
      ahead.length === 0
        ? behind.length === 0
          ? 'identical'
          : 'behind'
        : behind.length === 0
          ? 'ahead'
          : 'diverged',
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    commits: ahead.slice(0, 1).map((revision) => commitShape(call, repository, revision)),
    // Nobody who uses this double reads them here: trees say more.
    files: [],
  });
};

function readableContents(call: Call): Repository {
  const repository = findRepository(call);
  if (repository.visibility !== 'public') demand(call.token, 'contents', 'read', 'Not Found');
  return repository;
}

function revisionNamed(call: Call, repository: Repository, id: string): Revision {
  const revision = call.double.store
    .revisions(repository.fullName)
    .find((one) => one.sha === id.toLowerCase());
  if (revision === undefined) throw new ApiError(404, 'Not Found');
  return revision;
}

function treeNamed(call: Call, repository: Repository, id: string): Tree {
  for (const revision of call.double.store.revisions(repository.fullName)) {
    if (revision.sha === id) return revision.tree;
    const object = objectOf(revision.tree, id);
    if (object?.type === 'tree') return object;
  }
  throw new ApiError(404, 'Not Found');
}

/** A commit and those it follows, nearest first. */
function historyOf(call: Call, repository: Repository, revision: Revision): readonly Revision[] {
  const history = [revision];
  for (const one of history) {
    for (const parent of one.parents) {
      const found = revisionNamed(call, repository, parent);
      if (!history.includes(found)) history.push(found);
    }
  }
  return history;
}

function commitShape(call: Call, repository: Repository, revision: Revision) {
  const url = `${call.base}/repos/${repository.fullName}`;
  const stamp = {
    name: 'Somebody',
    email: 'somebody@example.com',
    date: utc(call.double.world.now),
  };
  const page = `https://github.com/${repository.fullName}/commit`;
  return {
    sha: revision.sha,
    node_id: `C_${revision.sha}`,
    url: `${url}/commits/${revision.sha}`,
    html_url: `${page}/${revision.sha}`,
    comments_url: `${url}/commits/${revision.sha}/comments`,
    commit: {
      author: stamp,
      committer: stamp,
      message: 'Change a file',
      tree: { sha: revision.tree.oid, url: `${url}/git/trees/${revision.tree.oid}` },
      url: `${url}/git/commits/${revision.sha}`,
      comment_count: 0,
      verification: {
        verified: false,
        reason: 'unsigned',
        signature: null,
        payload: null,
        verified_at: null,
      },
    },
    author: null,
    committer: null,
    parents: revision.parents.map((parent) => ({
      sha: parent,
      url: `${url}/commits/${parent}`,
      html_url: `${page}/${parent}`,
    })),
  };
}
