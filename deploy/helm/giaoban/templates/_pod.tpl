{{/* The pod of a role: call with (dict "root" $ "role" "board"). */}}
{{- define "giaoban.pod" -}}
{{- $root := .root }}
{{- $role := index $root.Values.roles .role }}
metadata:
  labels:
    {{- include "giaoban.labels" . | nindent 4 }}
  {{- with $root.Values.podAnnotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  serviceAccountName: {{ include "giaoban.serviceAccount" $root }}
  automountServiceAccountToken: false
  enableServiceLinks: false
  {{- with $root.Values.imagePullSecrets }}
  imagePullSecrets:
    {{- range . }}
    - name: {{ . }}
    {{- end }}
  {{- end }}
  securityContext:
    {{- include "giaoban.podSecurity" . | nindent 4 }}
  # A role stops within ten seconds.
  terminationGracePeriodSeconds: 30
  topologySpreadConstraints:
    - maxSkew: 1
      topologyKey: {{ $root.Values.topologyKey }}
      whenUnsatisfiable: ScheduleAnyway
      labelSelector:
        matchLabels:
          {{- include "giaoban.selector" . | nindent 10 }}
  {{- with $root.Values.nodeSelector }}
  nodeSelector:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with $root.Values.tolerations }}
  tolerations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  containers:
    - name: {{ .role }}
      image: {{ include "giaoban.image" $root }}
      imagePullPolicy: {{ $root.Values.image.pullPolicy }}
      args: [serve]
      env:
        - {name: GIAOBAN_ROLES, value: {{ .role }}}
        # Stable over restarts where a role is a stateful set, as the pod's name is.
        - {name: GIAOBAN_INSTANCE, valueFrom: {fieldRef: {fieldPath: metadata.name}}}
        - {name: GIAOBAN_DATA_DIR, value: /var/lib/giaoban}
        - {name: GIAOBAN_CLOCK, value: {{ $root.Values.clock }}}
        {{- include "giaoban.clusterEnv" $root | nindent 8 }}
        {{- include "giaoban.registryEnv" $root | nindent 8 }}
        - {name: GIAOBAN_HTTP_HOST, value: 0.0.0.0}
        - {name: GIAOBAN_HTTP_PORT, value: "8080"}
        # TLS ends at the ingress; network policies keep others away from the pods.
        - {name: GIAOBAN_INSECURE_HTTP, value: "true"}
        {{- include "giaoban.roleEnv" . | nindent 8 }}
        # Goes over what the image says; JAVA_TOOL_OPTIONS would not.
        - {name: _JAVA_OPTIONS, value: "-XX:MaxRAMPercentage={{ $role.heapPercent }}"}
        {{- range $name, $value := $role.env }}
        - {name: {{ $name }}, value: {{ $value | quote }}}
        {{- end }}
      ports:
        - {name: http, containerPort: 8080}
      # Until nobody is led here any more.
      lifecycle:
        preStop: {sleep: {seconds: 5}}
      # Restoring state lost, and reading what was told, may take minutes.
      startupProbe:
        httpGet: {path: /healthz, port: http}
        periodSeconds: 5
        failureThreshold: 120
      livenessProbe:
        httpGet: {path: /healthz, port: http}
        periodSeconds: 10
        timeoutSeconds: 5
        failureThreshold: 6
      readinessProbe:
        httpGet: {path: /readyz, port: http}
        periodSeconds: 5
        timeoutSeconds: 5
      resources:
        {{- toYaml $role.resources | nindent 8 }}
      securityContext:
        {{- include "giaoban.containerSecurity" . | nindent 8 }}
      volumeMounts:
        - {name: data, mountPath: /var/lib/giaoban}
        - {name: tmp, mountPath: /tmp}
        {{- include "giaoban.accessMounts" $root | nindent 8 }}
        {{- if and (eq .role "dispatcher") $root.Values.secrets.signingKey.name }}
        - {name: signing-key, mountPath: /etc/giaoban/signing, readOnly: true}
        {{- end }}
  volumes:
    - name: tmp
      emptyDir: {sizeLimit: 256Mi}
    - name: data
      emptyDir: {sizeLimit: 1Gi}
    {{- include "giaoban.accessVolumes" . | nindent 4 }}
    {{- if and (eq .role "dispatcher") $root.Values.secrets.signingKey.name }}
    - name: signing-key
      secret:
        secretName: {{ $root.Values.secrets.signingKey.name }}
        defaultMode: 0440
        items: [{key: {{ $root.Values.secrets.signingKey.key }}, path: signing.key}]
    {{- end }}
{{- end }}

{{/* What only some roles are told. */}}
{{- define "giaoban.roleEnv" -}}
{{- $values := .root.Values }}
{{- $role := index $values.roles .role }}
{{- if eq .role "processor" }}
- {name: GIAOBAN_STANDBYS, value: {{ $role.standbys | quote }}}
{{- end }}
{{- if eq .role "gateway" }}
{{- $doors := list }}
{{- range $other := list "board" "dispatcher" }}
{{- if (index $values.roles $other).replicas }}
{{- $doors = append $doors (printf "%s=http://%s-%s:%v" $other (include "giaoban.name" $.root) $other $values.service.port) }}
{{- end }}
{{- end }}
{{- with $doors }}
# So that within the cluster one address serves all.
- {name: GIAOBAN_FORWARD, value: {{ join "," . | quote }}}
{{- end }}
{{- end }}
{{- if and (has .role (list "gateway" "dispatcher")) $values.secrets.feedKey.name }}
- name: GIAOBAN_FEED_KEY
  valueFrom: {secretKeyRef: {{ toJson $values.secrets.feedKey }}}
{{- end }}
{{- if or (eq .role "dispatcher") (and (eq .role "gateway") $values.ingress.enabled) }}
# Gateways and the ingress, which alone get here, say who asked.
- {name: GIAOBAN_TRUST_FORWARDED, value: "true"}
{{- end }}
{{- if eq .role "dispatcher" }}
{{- $key := required "secrets.signingKey.name: none (expected: a secret of 32 bytes or more in Base64; else every webhook's secret changes at each start)" $values.secrets.signingKey.name }}
- {name: GIAOBAN_SIGNING_KEY_FILE, value: /etc/giaoban/signing/signing.key}
{{- with $role.smtp }}
- {name: GIAOBAN_SMTP, value: {{ . | quote }}}
{{- end }}
{{- if $values.secrets.smtpPassword.name }}
- name: GIAOBAN_SMTP_PASSWORD
  valueFrom: {secretKeyRef: {{ toJson $values.secrets.smtpPassword }}}
{{- end }}
{{- end }}
{{- if has .role (list "dispatcher" "board") }}
{{- with $values.roles.dispatcher.publicUrl }}
- {name: GIAOBAN_PUBLIC_URL, value: {{ . | quote }}}
{{- end }}
{{- end }}
{{- end }}
