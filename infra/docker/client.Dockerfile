# The image of the site: docker build -f infra/docker/client.Dockerfile -t ticketing/client .
# The stages up to `tools` are the same in service.Dockerfile; all six images share their layers.
ARG NODE_IMAGE=node:24-slim

# The package files of all workspaces, which the lock file is of; and nothing else, so that a change
# of sources installs nothing again.
FROM ${NODE_IMAGE} AS packages
WORKDIR /app
COPY package.json package-lock.json ./
COPY --chown=node:node common/package.json common/
COPY --chown=node:node auth/package.json auth/
COPY --chown=node:node tickets/package.json tickets/
COPY --chown=node:node orders/package.json orders/
COPY --chown=node:node payments/package.json payments/
COPY --chown=node:node expiration/package.json expiration/
COPY --chown=node:node client/package.json client/
COPY infra/local/package.json infra/local/
COPY infra/stripe-double/package.json infra/stripe-double/
COPY e2e/package.json e2e/
COPY bench/package.json bench/
# For the tests of those who use the package; as they are in the lock file, npm would install them.
RUN npm pkg delete peerDependencies peerDependenciesMeta -w common

FROM packages AS tools
RUN npm ci --no-audit --no-fund
COPY tsconfig*.json ./

# `--target dev`: `next dev`, which shows a change at once (skaffold copies it in).
FROM tools AS dev
WORKDIR /app/client
COPY --chown=node:node common ../common
COPY --chown=node:node client .
# A volume may be mounted at the cache, and must not make its folder root's.
RUN mkdir -p .next/cache && chown -R node:node .next
ENV NEXT_TELEMETRY_DISABLED=1
USER 1000
EXPOSE 3000
CMD ["../node_modules/.bin/next", "dev"]

FROM tools AS build
COPY common common
COPY client client
ENV NEXT_TELEMETRY_DISABLED=1
RUN npm run build -w client && rm -r client/.next/cache && \
  find common/dist client/dist \( -name '*.map' -o -name '*.d.ts' \) -delete

# Next's optional packages compile pages and resize pictures: the first is done, the other is off.
# What else of it only a build or `next dev` loads is half of the image.
FROM packages AS production
RUN npm ci --omit=dev --omit=optional --no-audit --no-fund -w client && \
  find node_modules -name '*.map' -delete && \
  rm -r node_modules/next/dist/esm node_modules/next/dist/docs && \
  find node_modules/next/dist/compiled/next-server -name '*.runtime.dev.js' -delete

FROM ${NODE_IMAGE} AS run
ARG NODE_IMAGE
ARG VERSION=
LABEL org.opencontainers.image.title="ticketing/client" \
  org.opencontainers.image.description="Ticketing: the web site" \
  org.opencontainers.image.licenses="MIT" \
  org.opencontainers.image.version="${VERSION}" \
  org.opencontainers.image.base.name="${NODE_IMAGE}"
ENV NODE_ENV=production
WORKDIR /app/client
COPY --from=production /app/node_modules ../node_modules
COPY --from=build /app/common/package.json ../common/
COPY --from=build /app/common/dist ../common/dist
COPY --from=build /app/client/package.json /app/client/next.config.mjs ./
COPY --from=build /app/client/.next .next
COPY --from=build /app/client/dist dist
# By number, so that Kubernetes can tell that it is not root.
USER 1000
EXPOSE 3000 3001
# Node is process 1: it handles SIGTERM itself and has no children, so it needs no init.
CMD ["node", "dist/server.js"]
